/** Where each line of the graph runs, for the particles that move along them: points at even distances. */
export interface LinePaths {
  /** @returns forgets the path again */
  keep(lineId: string, path: string): () => void;
  points(lineId: string): Float32Array | undefined;
}

const steps = 40;

function createLinePaths(): LinePaths {
  const paths = new Map<string, { path: string; points?: Float32Array }>();
  return {
    keep(lineId, path) {
      paths.set(lineId, { path });
      return () => void paths.delete(lineId);
    },
    points(lineId) {
      const kept = paths.get(lineId);
      if (kept && !kept.points) kept.points = measure(kept.path);
      return kept?.points;
    },
  };
}

/** x and y of each point in turn. */
function measure(path: string): Float32Array {
  const element = document.createElementNS("http://www.w3.org/2000/svg", "path");
  element.setAttribute("d", path);
  const length = element.getTotalLength();
  const points = new Float32Array((steps + 1) * 2);
  for (let step = 0; step <= steps; step += 1) {
    const { x, y } = element.getPointAtLength((length * step) / steps);
    points.set([x, y], step * 2);
  }
  return points;
}

/** There is one graph on a page. */
export const linePaths = createLinePaths();
