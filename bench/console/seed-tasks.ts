import type { Client } from "pg";
import { hopsAChain } from "./cast.ts";

const kinds = ["game-aftermath", "deck-check", "catalogue-refresh", "season-close", "export", "import", "recount", "league-table"];

/** A task for every second story; one in five is a workflow with a step for each hop. */
export async function seedTasks(client: Client): Promise<void> {
  await client.query(
    `insert into tatwats.task (id, kind, title, initiator, state, conversation_id, workflow, input, reason, progress, sent, helpers, started_at, ended_at)
     select s.task_id, (array['${kinds.join("','")}'])[1 + (s.number / 2) % ${kinds.length}], 'Game ' || to_hex((s.number::bigint * 2654435761) % 4294967296) || ' of pod ' || s.number % 400,
       jsonb_build_object('kind', 'user', 'id', 'player-' || s.number % 2000, 'name', 'Player ' || s.number % 2000),
       case when f.open > 0 then 'running' when s.number % 200 = 0 then 'cancelled' when f.dead > 0 then 'failed' else 'completed' end,
       s.ids[1], s.number % 10 = 0, jsonb_build_object('game', s.number), case when f.dead > 0 then 'Error: no such game' end,
       case when f.open > 0 then 0.4 else 1 end, ${hopsAChain}, f.helpers, now() - s.age, case when f.open = 0 then now() - s.age + interval '1 s' end
     from story s join (
       select story, count(*) filter (where fate = 'open') as open, count(*) filter (where fate = 'dead') as dead, array_agg(distinct recipient order by recipient) as helpers
       from sent where task_id is not null group by story
     ) f on f.story = s.number`,
  );
  await client.query(
    `insert into tatwats.step (task_id, name, number, after, helper, type, state, message_id, output, started_at, ended_at)
     select s.task_id, 'step-' || w.hop, w.hop - 1, case when w.hop = 1 then '{}' else array['step-' || w.hop - 1] end, w.recipient, w.type,
       case m.fate when 'open' then 'running' when 'dead' then 'failed' else 'completed' end, m.id, case when m.fate = 'handled' then jsonb_build_object('turns', m.n % 23) end,
       m.at, case when m.fate <> 'open' then m.at + interval '9 ms' end
     from story s join way w on w.chain = s.chain join sent m on m.id = s.ids[w.hop] where s.number % 10 = 0`,
  );
}
