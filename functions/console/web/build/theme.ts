// The theme as a style sheet, made when the console is built: a theme applied in the browser would need inline styles.
import { generateThemeStylesheet } from "@cloudscape-design/components/theming";

const family = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif";

export const css = generateThemeStylesheet({
  theme: {
    tokens: {
      fontFamilyBase: family,
      fontFamilyDisplay: family,
      fontFamilyHeading: family,
      colorBackgroundLayoutMain: { light: "#ffffff", dark: "#14181f" },
    },
  },
});
