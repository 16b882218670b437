"""The page that runs the cases, and the sandboxed frame in it."""

from __future__ import annotations

import html
import typing as t

from flask_cors.sansio.browser.exchanges import Answer

COOKIE: t.Final = "met=yes"

_RUN: t.Final = """
const TIMEOUT = 10000;

// What a page can tell of one fetch: its response, or the name of the error.
async function step({url, init, wait}) {
  await new Promise(resume => wait ? setTimeout(resume, wait * 1000) : resume());

  try {
    const signal = AbortSignal.timeout(TIMEOUT);
    const response = await fetch(url, {...init, signal});
    const {type, status, redirected, headers} = response;
    const seen = [type, status, redirected, response.url, [...headers]];
    await response.text();
    return seen;
  } catch (error) {
    return error.name;
  }
}

async function inPage(steps) {
  const seen = [];
  for (const one of steps) seen.push(await step(one));
  return seen;
}
"""

_FRAME: t.Final = f"""<!doctype html><script>{_RUN}
onmessage = async ({{data: [id, steps]}}) =>
  parent.postMessage([id, await inPage(steps)], "*");
</script>"""

_PAGE: t.Final = f"""<!doctype html><title>conformance</title><script>{_RUN}
const waiting = new Map();
const frame = () => document.querySelector("iframe").contentWindow;

onmessage = ({{data: [id, seen]}}) => {{ waiting.get(id)(seen); waiting.delete(id); }};

function inFrame(steps) {{
  return new Promise(resolve => {{
    const id = crypto.randomUUID();
    waiting.set(id, resolve);
    frame().postMessage([id, steps], "*");
  }});
}}

// Every case, so many of them at a time.
async function run(cases, width) {{
  const seen = [], left = cases.entries();
  const work = async () => {{
    for (const [at, {{framed, steps}}] of left)
      seen[at] = await (framed ? inFrame(steps) : inPage(steps));
  }};
  await Promise.all(Array.from({{length: width}}, work));
  return seen;
}}
</script>
<iframe sandbox="allow-scripts" srcdoc="{html.escape(_FRAME)}"></iframe>"""

PAGE: t.Final = "/-/page"
MEETING: t.Final = "/-/meeting"

#: What is not scripted, by its path.
FILES: t.Final = {
    PAGE: (Answer(200, (("Content-Type", "text/html; charset=utf-8"),)), _PAGE),
    MEETING: (
        Answer(
            200,
            (("Set-Cookie", f"{COOKIE}; Path=/; SameSite=None; Secure; Partitioned"),),
        ),
        "",
    ),
}
