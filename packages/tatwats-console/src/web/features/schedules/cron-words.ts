const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** A cron expression in words, for the forms that people use; any other as it stands. */
export function cronWords(cron: string): string {
  const [minute, hour, day, month, weekday, ...more] = cron.trim().split(/\s+/);
  if (minute === undefined || hour === undefined || day === undefined || month !== "*" || weekday === undefined || more.length > 0)
    return cron;
  const everyDay = day === "*" && weekday === "*";
  const step = /^\*\/(\d+)$/;
  if (everyDay && minute === "*" && hour === "*") return "every minute";
  if (everyDay && hour === "*" && step.test(minute)) return `every ${step.exec(minute)?.[1]} minutes`;
  if (!isNumber(minute)) return cron;
  if (everyDay && hour === "*") return minute === "0" ? "every hour" : `every hour, ${minute} min past`;
  if (everyDay && step.test(hour)) return `every ${step.exec(hour)?.[1]} hours`;
  if (!isNumber(hour)) return cron;
  const at = `at ${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
  if (everyDay) return `every day ${at}`;
  if (day === "*" && weekday === "1-5") return `Monday to Friday ${at}`;
  if (day === "*" && /^[0-7](,[0-7])*$/.test(weekday))
    return `${weekday
      .split(",")
      .map((each) => `${days[Number(each)]}s`)
      .join(", ")} ${at}`;
  if (weekday === "*" && isNumber(day)) return `day ${day} of each month ${at}`;
  return cron;
}

function isNumber(text: string): boolean {
  return /^\d+$/.test(text);
}
