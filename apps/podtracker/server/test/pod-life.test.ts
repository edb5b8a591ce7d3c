import { randomUUID } from "node:crypto";
import { eventually } from "@tatwats/test-kit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { gameOf, join, podOfThree, signUp } from "./person.ts";
import { startTestApp, type TestApp } from "./start-test-app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

test("roles: owners give them, and the last owner can neither leave nor step down", async () => {
  const { ash, briar, pod, members } = await podOfThree(app.url);
  const params = (memberId: string) => ({ podId: pod.id, memberId });
  await expect(ash.api.removeMember({ params: params(members.ash) })).rejects.toMatchObject({ status: 422, code: "last-owner" });
  await expect(ash.api.changeMember({ params: params(members.ash), body: { role: "member" } })).rejects.toMatchObject({
    code: "last-owner",
  });
  await ash.api.changeMember({ params: params(members.briar), body: { role: "organiser" } });
  await expect(briar.api.changeMember({ params: params(members.ash), body: { role: "member" } })).rejects.toMatchObject({ status: 403 });
  await expect(briar.api.removeMember({ params: params(members.ash) })).rejects.toMatchObject({ status: 403 });
  await expect(ash.api.changeMember({ params: params(members.cole), body: { role: "owner" } })).rejects.toMatchObject({
    code: "rule-broken",
  });
  expect((await briar.api.changeMember({ params: params(members.cole), body: { name: "Coleman" } })).name).toBe("Coleman");
  await ash.api.changeMember({ params: params(members.briar), body: { role: "owner" } });
  await ash.api.removeMember({ params: params(members.ash) });
  expect((await briar.api.listMembers({ params: { podId: pod.id } })).items.map(({ name }) => name)).toEqual(["Briar", "Coleman"]);
  const events = (await briar.api.listMessages({ params: { podId: pod.id } })).items.map(({ text }) => text);
  expect(events).toEqual(["Ash left the pod.", "Ash made Briar an owner.", "Ash made Briar an organiser.", "Briar joined the pod."]);
});

test("of two owners who step down at the same moment, one stays", async () => {
  const { ash, briar, pod, members } = await podOfThree(app.url);
  await ash.api.changeMember({ params: { podId: pod.id, memberId: members.briar }, body: { role: "owner" } });
  const results = await Promise.allSettled([
    ash.api.removeMember({ params: { podId: pod.id, memberId: members.ash } }),
    briar.api.removeMember({ params: { podId: pod.id, memberId: members.briar } }),
  ]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("a removed member sees nothing any more, at once, also on open sockets; their invites no longer work", async () => {
  const { ash, briar, pod, members } = await podOfThree(app.url);
  await ash.api.changeMember({ params: { podId: pod.id, memberId: members.briar }, body: { role: "organiser" } });
  const invite = await briar.api.createInvite({ params: { podId: pod.id }, body: {} });
  const game = await ash.api.recordGame({ params: { podId: pod.id }, body: gameOf({ ash, briar, pod, members }) });
  const socket = await briar.connect();
  expect(await socket.emitWithAck("subscribe", { topic: `pod:${pod.id}` })).toMatchObject({ ok: true });
  expect(await socket.emitWithAck("subscribe", { topic: `game:${game.id}` })).toEqual({ ok: true });
  const heard: string[] = [];
  socket.onAny((event: string, payload: { text?: string }) => heard.push(payload.text ?? event));
  await ash.api.removeMember({ params: { podId: pod.id, memberId: members.briar } });
  await ash.api.postMessage({ params: { podId: pod.id }, body: { id: randomUUID(), text: "at last among us" } });
  await eventually(() => heard.includes("pod:changed"), "the word that the pod changed");
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(heard).toEqual(["pod:changed"]);
  await expect(briar.api.getPod({ params: { podId: pod.id } })).rejects.toMatchObject({ status: 404 });
  await expect(briar.api.acceptInvite({ params: { code: invite.code } })).rejects.toMatchObject({ code: "invite-revoked" });
  socket.disconnect();
});

test("a pod that was put aside can be read and left, and nothing is written in it", async () => {
  const { ash, briar, pod, members } = await podOfThree(app.url);
  const params = { podId: pod.id };
  const invite = await ash.api.createInvite({ params, body: {} });
  await expect(briar.api.archivePod({ params })).rejects.toMatchObject({ status: 403 });
  expect((await ash.api.archivePod({ params })).archivedAt).not.toBeNull();
  const again = await ash.api.archivePod({ params });
  expect(again.revision).toBe(pod.revision + 1);
  await expect(briar.api.postMessage({ params, body: { id: randomUUID(), text: "hello?" } })).rejects.toMatchObject({
    code: "pod-archived",
  });
  const late = await signUp(app.url, "Late");
  await expect(late.api.acceptInvite({ params: { code: invite.code } })).rejects.toMatchObject({ code: "pod-archived" });
  expect((await briar.api.listMessages({ params })).items[0]!.text).toBe("Ash put the pod aside.");
  await briar.api.removeMember({ params: { podId: pod.id, memberId: members.briar } });
  expect((await ash.api.restorePod({ params })).archivedAt).toBeNull();
});

test("a guest's games become the claimer's, once, and an organiser can undo it", async () => {
  const table = await podOfThree(app.url);
  const { ash, pod, members } = table;
  await ash.api.recordGame({ params: { podId: pod.id }, body: gameOf(table) });
  const link = await ash.api.createClaimLink({ params: { podId: pod.id, memberId: members.cole } });
  expect(link.url).toBe(`http://podtracker.test/claim/${link.code}`);
  expect(await (await fetch(`${app.url}/api/claims/${link.code}`)).json()).toMatchObject({
    podName: "Tuesday Night",
    guestName: "Cole",
    games: 1,
  });
  const [cole, other] = [await signUp(app.url, "Nicole"), await signUp(app.url, "Other")];
  const results = await Promise.allSettled([cole, other].map((person) => person.api.acceptClaim({ params: { code: link.code } })));
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const [winner, loser] = results[0]!.status === "fulfilled" ? [cole, other] : [other, cole];
  await expect(loser.api.acceptClaim({ params: { code: link.code } })).rejects.toMatchObject({ status: 410, code: "claim-used" });
  expect((await winner.api.acceptClaim({ params: { code: link.code } })).id).toBe(pod.id);
  const seatNames = async () =>
    (await ash.api.listGames({ params: { podId: pod.id } })).items[0]!.seats.map(({ memberName }) => memberName);
  expect(await seatNames()).toEqual(["Ash", "Briar", winner.name]);
  const { items: claims } = await ash.api.listClaims({ params: { podId: pod.id } });
  expect(claims).toMatchObject([{ guestName: "Cole", memberName: winner.name, games: 1 }]);
  const undo = { params: { podId: pod.id, claimId: claims[0]!.claimId } };
  expect((await ash.api.undoClaim(undo)).name).toBe("Cole");
  expect((await ash.api.undoClaim(undo)).name).toBe("Cole");
  expect(await seatNames()).toEqual(["Ash", "Briar", "Cole"]);
  expect((await ash.api.listMembers({ params: { podId: pod.id } })).items.map(({ name }) => name)).toEqual([
    "Ash",
    "Briar",
    "Cole",
    winner.name,
  ]);
});

test("who is in the pod already claims a guest's games, unless they sat at the same table", async () => {
  const table = await podOfThree(app.url);
  const { ash, briar, pod, members } = table;
  await ash.api.recordGame({ params: { podId: pod.id }, body: gameOf(table) });
  const link = await ash.api.createClaimLink({ params: { podId: pod.id, memberId: members.cole } });
  await expect(briar.api.acceptClaim({ params: { code: link.code } })).rejects.toMatchObject({ status: 422, code: "claim-conflict" });
  const dara = await signUp(app.url, "Dara");
  await join(ash, dara, pod.id, "organiser");
  expect(await dara.api.acceptClaim({ params: { code: link.code } })).toMatchObject({ role: "organiser", memberCount: 3 });
  const newer = ash.api.createClaimLink({ params: { podId: pod.id, memberId: members.cole } });
  await expect(newer).rejects.toMatchObject({ status: 404 });
});

test("who was removed comes back by a link made since, not by one they or their friends still have", async () => {
  const { ash, briar, pod, members } = await podOfThree(app.url);
  await ash.api.changeMember({ params: { podId: pod.id, memberId: members.briar }, body: { role: "organiser" } });
  const group = await ash.api.createInvite({ params: { podId: pod.id }, body: {} });
  const claim = await briar.api.createClaimLink({ params: { podId: pod.id, memberId: members.cole } });
  await expect(briar.api.createInvite({ params: { podId: pod.id }, body: { role: "organiser" } })).rejects.toMatchObject({ status: 403 });
  await ash.api.removeMember({ params: { podId: pod.id, memberId: members.briar } });
  await expect(briar.api.acceptClaim({ params: { code: claim.code } })).rejects.toMatchObject({ status: 404 });
  await expect(briar.api.acceptInvite({ params: { code: group.code } })).rejects.toMatchObject({ status: 403 });
  const anew = await ash.api.createInvite({ params: { podId: pod.id }, body: {} });
  expect(await briar.api.acceptInvite({ params: { code: anew.code } })).toMatchObject({ role: "member" });
});

test("joining while the inviter is removed, and claiming while the link is renewed, end one way or the other", async () => {
  for (let round = 0; round < 4; round += 1) {
    const { ash, briar, pod, members } = await podOfThree(app.url);
    await ash.api.changeMember({ params: { podId: pod.id, memberId: members.briar }, body: { role: "organiser" } });
    const invite = await briar.api.createInvite({ params: { podId: pod.id }, body: {} });
    const link = await ash.api.createClaimLink({ params: { podId: pod.id, memberId: members.cole } });
    const [dara, eve] = [await signUp(app.url, "Dara"), await signUp(app.url, "Eve")];
    const results = await Promise.allSettled([
      dara.api.acceptInvite({ params: { code: invite.code } }),
      ash.api.removeMember({ params: { podId: pod.id, memberId: members.briar } }),
      eve.api.acceptClaim({ params: { code: link.code } }),
      ash.api.createClaimLink({ params: { podId: pod.id, memberId: members.cole } }),
    ]);
    for (const result of results) if (result.status === "rejected") expect(result.reason.status, String(result.reason)).toBeLessThan(500);
    expect(results[1].status).toBe("fulfilled");
  }
});
