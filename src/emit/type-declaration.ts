import type { Declaration, Member } from "./declarations.js";
import { code, docComment, identifier, joined, type Fragment } from "./fragment.js";
import { fits, indentation, layOutUnion, printName, type Spot } from "./layout.js";
import type { Style } from "./style.js";
import { writeInterface, type TypeText, type TypeWriter } from "./type-text.js";

/** A type declaration in TypeScript, in the pieces that a template puts together. */
export interface TypeDeclaration {
  /** Its documentation, a comment. */
  readonly doc: Fragment | undefined;
  /** Its name. */
  readonly name: Fragment;
  /** True for an interface, false for an alias. */
  readonly isInterface: boolean;
  /** `{ ... }` of an interface; of an alias what stands behind its equals sign, with the space or line break before it. */
  readonly body: Fragment;
}

/** Prints a declaration that stands at the start of a line. */
export async function printDeclaration(
  { name, doc, type }: Declaration,
  style: Style,
  writeTypes: TypeWriter,
): Promise<TypeDeclaration> {
  const about = {
    name: identifier(name),
    doc: doc.length === 0 ? undefined : docComment(doc),
  };
  if ("members" in type) {
    const texts = await writeTypes(type.members.map(({ schema }) => schema));
    const members = texts.flatMap((text, index) => {
      const member = type.members[index];
      return member ? [printMember(member, style, text)] : [];
    });
    const rest = type.isOpen ? [`${indentation(1)}[k: string]: unknown;\n`] : [];
    const lines = [...members, ...rest];
    const body = lines.length === 0 ? code("{}") : joined(["{\n", ...lines, "}"]);
    return { ...about, isInterface: true, body };
  }
  if (type.schema.properties) {
    return { ...about, isInterface: true, body: code(await writeInterface(type.schema), false) };
  }
  const spot = { style, level: 0, before: `export type ${name} =`.length, after: 1 };
  const texts = await writeTypes([type.schema]);
  return { ...about, isInterface: false, body: joined(texts.map((text) => printType(text, spot))) };
}

function printMember({ name, doc, isRequired }: Member, style: Style, type: TypeText): Fragment {
  const start = indentation(1);
  const lines = doc();
  const comment = lines.length === 0 ? [] : [start, docComment(lines, start), "\n"];
  const key = `${printName(name)}${isRequired ? "" : "?"}:`;
  const spot = { style, level: 1, before: key.length, after: 1 };
  return joined([...comment, start, key, printType(type, spot), ";\n"]);
}

/** A type with the space or line break before it. Where it is more than a union of simple types, prettier has to see to it. */
function printType({ text, members }: TypeText, spot: Spot): Fragment {
  if (!members) return code(` ${text}`, false);
  const laidOut = layOutUnion(members, spot);
  // Prettier breaks the union within `(A | B)[]`.
  const isList = members.length === 1 && laidOut.startsWith(" (");
  return code(laidOut, !isList || fits(laidOut.length, spot));
}
