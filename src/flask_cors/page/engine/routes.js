"use strict";

// Routes: what the URL map says of a request, and of others to its path.

// A request as a server takes it: its path decoded, its host as it is sent.
function environ(tables, sent) {
  const url = parsedUrl(sent.url);
  const path = decodedPath(url.path);
  const isRooted = path.startsWith("/") && path[1] !== "/";
  return {
    method: sent.method,
    scheme: url.scheme,
    host: withoutPort(url.address, url.scheme),
    path,
    routed: isRooted ? path : `/${path.replace(/^\/+/, "")}`,
    query: url.query,
    headers: sent.headers,
    url: sent.url,
    isKept: true,
  };
}

function decodedPath(path) {
  const bytes = [];

  for (let at = 0; at < path.length; at += 1) {
    const pair = /^%[0-9A-Fa-f]{2}/.exec(path.slice(at, at + 3));
    bytes.push(pair ? parseInt(path.slice(at + 1, at + 3), 16) : path.charCodeAt(at));
    at += pair ? 2 : 0;
  }

  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new Uint8Array(bytes));
}

function withoutPort(host, scheme) {
  const port = scheme === "https" ? ":443" : ":80";
  return host.endsWith(port) ? host.slice(0, -port.length) : host;
}

function headerOf(said, name) {
  return combined(said.headers, name);
}

// What the URL map is asked with beside the path: the part of it that is for a host.
function domainOf(routing, said) {
  if (routing.host_matching) return said.host;
  if (!routing.subdomain_matching) return routing.default_subdomain || "";
  if (routing.server_name === null) return "";

  const server = withoutPort(routing.server_name.toLowerCase(), said.scheme).split(".");
  const labels = said.host.split(".");
  const isBelow = labels.slice(-server.length).join(".") === server.join(".");
  const own = labels.slice(0, -server.length).filter((label) => label !== "");
  return isBelow ? own.join(".") : "<invalid>";
}

function serverName(routing, said) {
  const { server_name: name } = routing;
  const isSet = name !== null && !routing.host_matching;
  return isSet ? withoutPort(name.toLowerCase(), said.scheme) : said.host;
}

function isTrusted(routing, said) {
  const trusted = routing.trusted_hosts;
  const host = said.host.replace(/:[0-9]*$/, "");

  if (trusted === null || trusted.length === 0) return true;

  return trusted.some((entry) => {
    const name = entry.replace(/^\./, "").split(":")[0];
    return name === host || (entry.startsWith(".") && host.endsWith(`.${name}`));
  });
}

// Where a request of one method to a path leads: {endpoint, offered, options, subdomain}.
function findRoute(tables, said, path, method) {
  const { routing } = tables;
  const hasSites = routing.host_matching || routing.subdomain_matching;
  const nowhere = { endpoint: null, offered: [], options: null, subdomain: null };

  requireUsual(tables);
  if (hasSites && !isTrusted(routing, said)) return nowhere;

  const domain = domainOf(routing, said);
  const subdomain = routing.host_matching ? null : domain;
  const first = matchedRule(routing, domain, path, method);
  const served =
    first.redirect === undefined ? path : `/${first.redirect.replace(/^\/+/, "")}`;
  const ask = (asked) => matchedRule(routing, domain, served, asked).rule ?? null;
  const rule = first.redirect === undefined ? (first.rule ?? null) : ask(method);
  const offered = sorted(matchedRule(routing, domain, served, "--").allowed ?? []);
  const options = offered.includes("OPTIONS") ? ask("OPTIONS") : null;
  const found = rule ?? (offered.length ? (options ?? ask(offered[0])) : null);

  if (found === null) return { ...nowhere, subdomain };

  const isHandled = options !== null && !options.is_automatic && options.lists_options;
  const handler = isHandled ? options.endpoint : null;
  return { endpoint: found.endpoint, offered, options: handler, subdomain };
}

function requireUsual(tables) {
  if (tables.routing.states === null || !tables.routing.is_usual) {
    unknown("the application finds its routes in a way of its own");
  }
}

// A text as Python's urllib.parse.quote() has it: letters, digits and "-._~" stay.
function percentEncoded(text, safe) {
  const bytes = new TextEncoder().encode(text);
  return Array.from(bytes, (byte) => {
    const char = String.fromCharCode(byte);
    const stays = /[0-9A-Za-z\-._~]/.test(char) || (byte < 0x80 && safe.includes(char));
    return stays ? char : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }).join("");
}
