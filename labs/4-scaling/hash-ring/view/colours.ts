// A colour for each node, by its number: turned by the golden angle, equally light and strong, so that neighbours in the
// list and on the circle can be told apart. Names, places and signs say the same without colour.
import { hcl } from 'd3';

const GOLDEN_ANGLE = 137.508;
/** The first is the blue of the page. */
const FIRST_HUE = 255;

/** @param dark whether the ground is dark */
export const nodeColour = (node: number, dark: boolean): string =>
  hcl((FIRST_HUE + node * GOLDEN_ANGLE) % 360, dark ? 52 : 58, dark ? 68 : 54).formatHex();

/** Whether a ground is dark, from its colour as CSS writes it. */
export const isDark = (ground: string): boolean => hcl(ground).l < 50;
