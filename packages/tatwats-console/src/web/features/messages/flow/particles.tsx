import { use, useEffect, useRef } from "react";
import { useStoreApi } from "@xyflow/react";
import { FlowContext } from "./flow-context.ts";
import type { Pulse } from "./flow-meter.ts";
import { linePaths } from "./line-paths.ts";

interface Particle {
  lineId: string;
  /** When it sets out, by the page's clock, in ms. */
  at: number;
  failed: boolean;
}

const travelMs = 900;
/** More on a line could not be told apart. */
const mostOnALine = 10;
const most = 400;

/**
 * Messages on their way, each line's at its own pace. One canvas for all: elements of their own would
 * cost a layout each frame. While nothing moves nothing is drawn.
 */
export function Particles() {
  const { meter } = use(FlowContext);
  const canvas = useRef<HTMLCanvasElement>(null);
  const store = useStoreApi();
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    let particles: Particle[] = [];
    let request = 0;
    const draw = (now: number) => {
      particles = particles.filter(({ at }) => now < at + travelMs);
      paint(context, particles, now, store.getState().transform);
      request = particles.length > 0 ? requestAnimationFrame(draw) : 0;
    };
    const stopListening = meter.onPulse((pulses) => {
      particles = [...particles, ...pulses.flatMap((pulse) => particlesOf(pulse, performance.now()))].slice(-most);
      if (request === 0 && particles.length > 0) request = requestAnimationFrame(draw);
    });
    return () => {
      stopListening();
      cancelAnimationFrame(request);
    };
  }, [meter, store]);
  return <canvas ref={canvas} aria-hidden className="pointer-events-none absolute inset-0 z-[5] size-full" />;
}

function particlesOf({ lineId, sent, failed, overMs }: Pulse, now: number): Particle[] {
  const all = sent + failed;
  const shown = Math.min(mostOnALine, all);
  const bad = failed === 0 ? 0 : Math.max(1, Math.round((failed / all) * shown));
  return Array.from({ length: shown }, (_, index) => ({
    lineId,
    at: now + (index / shown) * Math.min(overMs, 1_000),
    failed: index < bad,
  }));
}

function paint(context: CanvasRenderingContext2D, particles: Particle[], now: number, [x, y, zoom]: [number, number, number]): void {
  const { canvas } = context;
  const ratio = devicePixelRatio;
  const [width, height] = [Math.round(canvas.clientWidth * ratio), Math.round(canvas.clientHeight * ratio)];
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(zoom * ratio, 0, 0, zoom * ratio, x * ratio, y * ratio);
  const style = getComputedStyle(canvas);
  const [good, bad] = [style.getPropertyValue("--text"), style.getPropertyValue("--bad")];
  for (const { lineId, at, failed } of particles) {
    if (now < at) continue;
    const points = linePaths.points(lineId);
    if (!points) continue;
    const place = ((now - at) / travelMs) * (points.length / 2 - 1);
    const step = Math.min(points.length / 2 - 2, Math.floor(place));
    const share = place - step;
    const px = points[step * 2]! + (points[step * 2 + 2]! - points[step * 2]!) * share;
    const py = points[step * 2 + 1]! + (points[step * 2 + 3]! - points[step * 2 + 1]!) * share;
    context.fillStyle = failed ? bad : good;
    context.beginPath();
    // A failed one is a square, for those who see no red.
    if (failed) context.rect(px - 3, py - 3, 6, 6);
    else context.arc(px, py, 2.4, 0, Math.PI * 2);
    context.fill();
  }
}
