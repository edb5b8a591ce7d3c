import { timeRanges } from "../app/time-range.ts";
import { FilterSelect } from "./filters.tsx";

const options = Object.entries(timeRanges).map(([value, { label }]) => ({ value, label }));

export function TimeRangeFilter({ value, onChange }: { value: string | undefined; onChange: (value: string | undefined) => void }) {
  return <FilterSelect label="Time" value={value} onChange={onChange} all="All time" options={options} />;
}
