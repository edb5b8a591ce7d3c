import { lazy, Suspense, useState, type ComponentType, type ReactNode } from "react";

/**
 * A part of a page that shows when it is asked for, such as a dialog, and whose code comes after the page's. Fetched
 * beforehand by `preload`, it shows in the same frame: `lazy` alone would leave its place empty once more. Otherwise it
 * shows as soon as it comes.
 *
 * @param load patient: it is not asked again
 */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): { Part: (props: Props) => ReactNode; preload: () => Promise<void> } {
  let loaded: ComponentType<Props> | null = null;
  const fetchPart = async () => (loaded ??= await load());
  const Lazy = lazy(async () => ({ default: await fetchPart() }));
  return {
    Part(props) {
      // As it was first shown it stays: another component in its place would forget what was typed.
      const [Shown] = useState((): ComponentType<Props> => loaded ?? (Lazy as unknown as ComponentType<Props>));
      return (
        <Suspense fallback={null}>
          <Shown {...props} />
        </Suspense>
      );
    },
    preload: async () => void (await fetchPart()),
  };
}
