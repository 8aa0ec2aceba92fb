"use client";

import { shellTexts } from "@/components/shell/texts";
import { themes } from "@/components/shell/theme";
import { useTheme } from "@/components/shell/use-theme";
import { Segmented } from "@/components/ui/segmented";

/** Both themes without leaving the page. */
export function Appearance() {
  const [theme, setTheme] = useTheme();
  const options = themes.map((value) => ({ value, label: shellTexts.themes[value] }));
  return <Segmented label={shellTexts.theme} options={options} value={theme} onChange={setTheme} />;
}
