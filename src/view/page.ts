/**
 * The page of `extract view`: data, style and script in one file that loads nothing. Its Content-Security-Policy allows our own
 * script and style by their hashes and nothing else; the data is JSON in which no character can close its element.
 */
import { sha256 } from '../digest.js';
import type { ViewData } from './model.js';
import { STYLE } from './style.js';

/** The page as HTML; `script` is the built src/view/browser. */
export function viewPage(data: ViewData, script: string): string {
  // A script element may hold anything but its own end, which minified code of ours never spells.
  const code = script.replaceAll('</script', '<\\/script');
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(code)}`,
    `style-src ${hashOf(STYLE)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="aalam">
<title>aalam</title>
<style>${STYLE}</style>
</head>
<body>
<noscript><p>This page needs JavaScript. It loads nothing and sends nothing.</p></noscript>
<script type="application/json" id="data">${escapeIsland(JSON.stringify(data))}</script>
<script>${code}</script>
</body>
</html>
`;
}

const hashOf = (text: string): string => `'sha256-${sha256(text).toString('base64')}'`;

/** JSON that says the same and has nothing in it that HTML or a script's line ends could take for their own. */
const escapeIsland = (json: string): string =>
  json.replace(/[<>&\u2028\u2029\p{Cs}]/gu, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
