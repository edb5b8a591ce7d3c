/** A game as audit entries name it: by its pod and its day (UTC). */
export function gameTarget({ gameId, podName, playedAt }: { gameId: string; podName: string; playedAt: string }) {
  return { kind: "game", id: gameId, name: `${podName}, ${playedAt.slice(0, 10)}` };
}
