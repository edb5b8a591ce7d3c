import { Button } from "@tatwats/ui";
import { Coins, Dices, Shuffle } from "lucide-react";
import { Section } from "../../../app/section.tsx";
import { drawChance } from "./draw-chance.ts";
import { useAtTable } from "./table-context.tsx";

const dice = [6, 20];

/** Dice, a coin, and who begins: thrown on this phone, seen on all, and kept in the log. */
export function ChanceSection({ onDrawn }: { onDrawn: () => void }) {
  const { say, table, seats } = useAtTable();
  const draw = (what: "die" | "coin" | "first-player", sides: number) => {
    const [seat] = table.game.mine;
    say({ type: "chance.drawn", what, sides, result: drawChance(sides), ...(seat ? { seat } : {}) });
    onDrawn();
  };
  return (
    <Section title="By chance, for all to see">
      <div className="flex flex-wrap gap-2">
        {dice.map((sides) => (
          <Button key={sides} size="touch" icon={<Dices aria-hidden size={17} />} onClick={() => draw("die", sides)}>
            d{sides}
          </Button>
        ))}
        <Button size="touch" icon={<Coins aria-hidden size={17} />} onClick={() => draw("coin", 2)}>
          Coin
        </Button>
        <Button size="touch" icon={<Shuffle aria-hidden size={17} />} onClick={() => draw("first-player", seats.length)}>
          Who begins
        </Button>
      </div>
    </Section>
  );
}
