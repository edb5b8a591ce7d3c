import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { join, type Person, podOfThree, signUp } from "./person.ts";
import { startTestApp, type TestApp } from "./start-test-app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** Sends a request but for the end of its body, as a slow or a sly sender does. The answer sends the rest and gives the status. */
async function hold(person: Person, method: string, path: string, body: object): Promise<() => Promise<number>> {
  const text = JSON.stringify(body);
  const headers = { cookie: person.cookie(), "content-type": "application/json", "content-length": Buffer.byteLength(text) };
  const held = request(app.url + path, { method, headers });
  const status = new Promise<number>((resolve, reject) => {
    held.once("response", (response) => {
      response.resume();
      resolve(response.statusCode!);
    });
    held.once("error", reject);
  });
  held.write(text.slice(0, 1));
  // The server has let it in once it reads on: another request of the same person has been answered meanwhile.
  await person.api.getMe();
  return async () => {
    held.end(text.slice(1));
    return await status;
  };
}

test("who is put out of a pod while a body comes writes nothing in it, and makes no way back", async () => {
  const { ash, pod } = await podOfThree(app.url);
  const orla = await signUp(app.url, "Orla");
  await join(ash, orla, pod.id, "organiser");
  const held = await Promise.all([
    hold(orla, "POST", `/api/pods/${pod.id}/messages`, { id: randomUUID(), text: "still here" }),
    hold(orla, "POST", `/api/pods/${pod.id}/invites`, {}),
    hold(orla, "PATCH", `/api/pods/${pod.id}`, { name: "Mine", revision: 1 }),
    hold(orla, "POST", `/api/pods/${pod.id}/guests`, { name: "A ghost" }),
    hold(orla, "POST", `/api/pods/${pod.id}/games`, {}),
  ]);
  const params = { podId: pod.id };
  const { items } = await ash.api.listMembers({ params });
  await ash.api.removeMember({ params: { ...params, memberId: items.find(({ name }) => name === "Orla")!.memberId } });
  const statuses = await Promise.all(held.map(async (finish) => await finish()));
  expect(statuses.slice(0, 4)).toEqual([404, 404, 404, 404]);
  expect(statuses[4]).toBeGreaterThanOrEqual(400);
  expect((await ash.api.listMessages({ params })).items.map(({ text }) => text)).not.toContain("still here");
  // The two by which Briar and Orla came, of Ash.
  expect((await ash.api.listInvites({ params })).items).toHaveLength(2);
  expect(await ash.api.getPod({ params })).toMatchObject({ name: pod.name });
});

test("a session that ends while a body comes writes nothing", async () => {
  const { ash, pod } = await podOfThree(app.url);
  const before = await ash.api.getMe();
  const held = [
    await hold(ash, "POST", `/api/pods/${pod.id}/messages`, { id: randomUUID(), text: "after the end" }),
    await hold(ash, "PATCH", "/api/me", { displayName: "Somebody else" }),
  ];
  await app.web.services.database.query("delete from session where user_id = $1::uuid", [before.id]);
  expect(await Promise.all(held.map(async (finish) => await finish()))).toEqual([401, 401]);
  const { rows } = await app.web.services.database.query('select name from "user" where id = $1::uuid', [before.id]);
  expect(rows).toEqual([{ name: before.displayName }]);
});

test("an invite of somebody who is in the pod no more lets nobody in", async () => {
  const { ash, briar, pod } = await podOfThree(app.url);
  const invite = await briar.api.createInvite({ params: { podId: pod.id }, body: {} }).catch(() => null);
  const made = invite ?? (await ash.api.createInvite({ params: { podId: pod.id }, body: {} }));
  await app.web.services.database.query(
    "update pod_member set left_at = now() where pod_id = $1::uuid and user_id = (select inviter_id from pod_invite where code = $2)",
    [pod.id, made.code],
  );
  const late = await signUp(app.url, "Late");
  await expect(late.api.acceptInvite({ params: { code: made.code } })).rejects.toMatchObject({ code: "invite-revoked" });
});

test("who waits too long for what another holds is told to try again", { timeout: 60_000 }, async () => {
  const { ash, pod } = await podOfThree(app.url);
  await app.web.services.database.transaction(async (db) => {
    await db.query("select 1 from pod where id = $1::uuid for update", [pod.id]);
    const body = { id: randomUUID(), text: "hello" };
    await expect(ash.api.postMessage({ params: { podId: pod.id }, body })).rejects.toMatchObject({ status: 503, code: "unavailable" });
    await expect(ash.api.updatePod({ params: { podId: pod.id }, body: { name: "Other", revision: 1 } })).rejects.toMatchObject({
      status: 503,
      code: "unavailable",
    });
  });
  const said = await ash.api.postMessage({ params: { podId: pod.id }, body: { id: randomUUID(), text: "now" } });
  expect(said).toMatchObject({ text: "now" });
});
