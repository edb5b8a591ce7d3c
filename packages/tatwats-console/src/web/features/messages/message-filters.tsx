import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { HelperAnswer } from "../../../contract/helper.ts";
import { withoutTime } from "../../app/time-range.ts";
import { useLiveAnswer } from "../../app/live-answer.ts";
import { FilterBar, FilterSelect, FilterText } from "../../parts/filters.tsx";
import { deliveryStates, statusWord } from "../../parts/status.ts";

const route = getRouteApi("/gate/messages");
const states = deliveryStates.map((value) => ({ value, label: statusWord("delivery", value).word }));

export function MessageFilters() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/messages" });
  const { data } = useLiveAnswer<{ items: HelperAnswer[] }>("/api/ops/helpers");
  const helpers = data?.items.map((helper) => helper.name) ?? [];
  const types = [...new Set(data?.items.flatMap((helper) => Object.keys(helper.contracts.accepts)))].toSorted();
  const set = (name: keyof typeof search) => (value: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, [name]: value }), replace: true });
  return (
    <FilterBar active={Object.keys(withoutTime(search)).length > 0} onClear={() => void navigate({ search: {}, replace: true })}>
      <FilterText label="Search" value={search.q} onChange={set("q")} placeholder="id or text in the payload" wide />
      <FilterText label="Sender" value={search.sender} onChange={set("sender")} suggestions={helpers} />
      <FilterText label="Recipient" value={search.recipient} onChange={set("recipient")} suggestions={helpers} />
      <FilterText label="Type" value={search.type} onChange={set("type")} suggestions={types} />
      <FilterSelect label="State" value={search.state} onChange={set("state")} all="Any state" options={states} />
      {search.conversation && <FilterText label="Conversation" value={search.conversation} onChange={set("conversation")} />}
    </FilterBar>
  );
}
