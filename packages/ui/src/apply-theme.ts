import { startTheme } from "./theme.ts";

// Imported first by an app's entry: the content security policy allows no inline script that could do it earlier.
startTheme();
