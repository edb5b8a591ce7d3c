/**
 * As much of Lighthouse as is used. It is installed with the bench's peers, when the bench first runs;
 * types are checked without it.
 */
declare module "lighthouse" {
  interface Category {
    score: number | null;
    auditRefs: { id: string; weight: number }[];
  }

  interface Report {
    categories: Record<string, Category>;
    audits: Record<string, { score: number | null; displayValue?: string }>;
    finalDisplayedUrl: string;
    runtimeError?: { message: string };
  }

  export default function lighthouse(url: string, flags: object, config: object): Promise<{ lhr: Report } | undefined>;
}
