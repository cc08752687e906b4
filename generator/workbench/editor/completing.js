// What may be written at a place of a filing, looked up in the JSON Schema of its form.

/** The keys that lead to a line, from its indentation: ["项目", [], "预算"], [] for a list. */
export function pathTo(lines, number, indent) {
  const path = [];
  for (let at = number - 1; at >= 0 && indent > 0; at -= 1) {
    const found = /^(\s*)((?:- +)*)([^\s#'"{[-][^:：#]*?|'[^']*'|"[^"]*")?\s*(:.*)?$/.exec(lines[at]);
    if (!found || !lines[at].trim()) continue;
    const [, space, dashes, key, rest] = found;
    const own = space.length + dashes.length;
    if (key && rest && own < indent) {
      path.unshift(key.replace(/^['"]|['"]$/g, ""));
      indent = own;
    }
    if (dashes && space.length < indent) {
      for (const _ of dashes.match(/-/g)) path.unshift([]);
      indent = space.length;
    }
  }
  return path;
}

const plain = (schema, node) => {
  const seen = new Set();
  const open = (one) => {
    if (!one || seen.has(one)) return [];
    seen.add(one);
    const inner = one.$ref ? [schema.$defs?.[one.$ref.split("/").pop()]] : [...(one.anyOf ?? []), ...(one.allOf ?? []), ...(one.oneOf ?? [])];
    return [one, ...inner.flatMap(open)];
  };
  return open(node);
};

/** The parts of the schema that hold at a path. */
export function partsAt(schema, path) {
  let parts = plain(schema, schema);
  for (const step of path) {
    const next = parts.map((one) => {
      if (Array.isArray(step)) return one.items;
      return one.properties?.[step] ?? (typeof one.additionalProperties === "object" ? one.additionalProperties : null);
    });
    parts = next.flatMap((one) => plain(schema, one));
  }
  return parts;
}

const note = (one) => [one.description, one.examples?.length ? `例：${one.examples[0]}` : ""].filter(Boolean).join("。");

/** A source of completions: keys where a key is begun, values behind a colon. */
export function completing(schemaNow) {
  return (context) => {
    const schema = schemaNow();
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const lines = context.state.doc.toString().split("\n");
    const value = /^(\s*(?:- +)*)([^\s#'"{[][^:#]*?): +(\S*)$/.exec(before);
    if (!schema || (!context.explicit && !/\S$/.test(before))) return null;
    if (value) {
      const path = [...pathTo(lines, line.number, value[1].length), ...dashed(value[1]), value[2]];
      const words = [...new Set(partsAt(schema, path).flatMap((one) => one.enum ?? []))].filter((one) => typeof one === "string");
      return words.length ? { from: context.pos - value[3].length, options: words.map((label) => ({ label, type: "enum" })) } : null;
    }
    const key = /^(\s*(?:- +)*)([^\s:#'"{[]*)$/.exec(before);
    if (!key) return null;
    const path = [...pathTo(lines, line.number, key[1].length), ...dashed(key[1])];
    const found = new Map(partsAt(schema, path).flatMap((one) => Object.entries(one.properties ?? {})));
    const options = [...found].map(([label, one]) => ({ label, apply: `${label}: `, type: "property", info: partsAt({ ...schema, ...one }, []).map(note).find(Boolean) }));
    return options.length ? { from: context.pos - key[2].length, options } : null;
  };
}

// A dash on the line itself opens a list whose key stands above it.
const dashed = (head) => (head.match(/-/g) ?? []).map(() => []);
