import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { createGunzip } from "node:zlib";
import { catalogueOf, readSourceCards } from "../../../prisma/seed/read-source-cards.ts";

export interface SourceRequest {
  /** http, https or file: Scryfall's description of its bulk data, the data itself, or a catalogue in our own form. */
  url: string;
  userAgent: string;
  /** YYYY-MM-DD, for data that does not say of when it is. */
  today: string;
  mostBytes: number;
  /** How long the source may be silent, in ms. */
  silentMs: number;
}

interface Opened {
  lines: AsyncIterator<string>;
  /** YYYY-MM-DD, where the source says when it was last changed. */
  changed: string | undefined;
}

/** A description of bulk data is an object of some lines. */
const mostDescriptionLines = 200;

/**
 * Reads a catalogue from its source, as it comes, without ever holding the whole file.
 *
 * @returns the text of a catalogue: facts only
 * @throws Error that says what was wrong with the source
 */
export async function readSource(request: SourceRequest): Promise<string> {
  const source = await open(request, request.url);
  const first = await nextFull(source.lines);
  if (first === undefined) throw new Error("The source is empty.");
  if (first.startsWith("#")) return await gather(first, source.lines);
  if (!first.startsWith("{")) return await build(first, source, source.changed ?? request.today);
  const object = await readObject(first, source.lines);
  if (!isDescription(object)) return await build(first, source, source.changed ?? request.today);
  if (!/^https?:$/.test(new URL(object.download_uri).protocol)) throw new Error("The source names a download that is no web address.");
  const data = await open(request, object.download_uri);
  return await build("", data, object.updated_at?.slice(0, 10) ?? data.changed ?? request.today);
}

async function build(first: string, { lines }: Opened, date: string): Promise<string> {
  async function* all() {
    yield first;
    for (let next = await lines.next(); !next.done; next = await lines.next()) yield next.value;
  }
  return catalogueOf(await readSourceCards(all()), date).text;
}

/** The object that begins here, whether it is one line or many; undefined where none ends. */
async function readObject(first: string, lines: AsyncIterator<string>): Promise<unknown> {
  let text = first;
  for (let count = 0; count < mostDescriptionLines; count += 1) {
    try {
      return JSON.parse(text.replace(/,\s*$/, ""));
    } catch {
      const next = await lines.next();
      if (next.done) break;
      text += `\n${next.value}`;
    }
  }
  throw new Error("The source is neither a catalogue nor Scryfall's bulk data.");
}

function isDescription(json: unknown): json is { download_uri: string; updated_at?: string } {
  return typeof (json as { download_uri?: unknown } | null)?.download_uri === "string";
}

async function gather(first: string, lines: AsyncIterator<string>): Promise<string> {
  const all = [first];
  for (let next = await lines.next(); !next.done; next = await lines.next()) all.push(next.value);
  return `${all.join("\n")}\n`;
}

async function nextFull(lines: AsyncIterator<string>): Promise<string | undefined> {
  for (let next = await lines.next(); !next.done; next = await lines.next()) if (next.value.trim() !== "") return next.value.trimStart();
  return undefined;
}

async function open(request: SourceRequest, url: string): Promise<Opened> {
  const { body, changed } = url.startsWith("file:") ? openFile(url) : await openWeb(request, url);
  const bytes = Readable.from(limited(body, request));
  const input = new URL(url).pathname.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes;
  bytes.on("error", (error) => input.destroy(error));
  return { lines: createInterface({ input, crlfDelay: Infinity })[Symbol.asyncIterator](), changed };
}

function openFile(url: string) {
  return { body: createReadStream(fileURLToPath(url)) as AsyncIterable<Uint8Array>, changed: undefined };
}

async function openWeb({ userAgent, silentMs }: SourceRequest, url: string) {
  const headers = { "user-agent": userAgent, accept: "application/json;q=0.9,*/*;q=0.8" };
  const silence = new AbortController();
  const giveUp = () => silence.abort(new Error(`The source has said nothing for ${silentMs / 1_000} s.`));
  const timer = setTimeout(giveUp, silentMs);
  const response = await fetch(url, { headers, signal: silence.signal }).catch((cause: unknown) => {
    clearTimeout(timer);
    throw new Error(`The source cannot be reached: ${url}`, { cause });
  });
  if (!response.ok || !response.body) {
    clearTimeout(timer);
    await response.body?.cancel();
    throw new Error(`The source answered ${response.status}: ${url}`);
  }
  const modified = new Date(response.headers.get("last-modified") ?? "");
  const changed = Number.isNaN(modified.getTime()) ? undefined : modified.toISOString().slice(0, 10);
  return { body: listenTo(response.body as AsyncIterable<Uint8Array>, timer), changed };
}

/** Each piece that comes winds the timer up anew. */
async function* listenTo(body: AsyncIterable<Uint8Array>, timer: NodeJS.Timeout) {
  try {
    for await (const chunk of body) {
      timer.refresh();
      yield chunk;
    }
  } finally {
    clearTimeout(timer);
  }
}

async function* limited(body: AsyncIterable<Uint8Array>, { mostBytes }: SourceRequest) {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new Error(`The source is larger than ${Math.round(mostBytes / 1_000_000)} MB.`);
    yield chunk;
  }
}
