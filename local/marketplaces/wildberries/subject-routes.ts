import { Hono } from "hono";
import type { Env } from "./gate.ts";
import { contentError, contentOk, readInteger } from "./replies.ts";
import { type Characteristic, directories, findSubject, type Subject, subjects } from "./subjects.ts";

const charcTypes = { text: 1, number: 4 };

export function serveSubjects() {
  const api = new Hono<Env>();

  api.get("/content/v2/object/parent/all", (context) => {
    const parents = new Map(subjects.map(({ parentId, parentName }) => [parentId, parentName]));
    return context.json(contentOk([...parents].map(([id, name]) => ({ name, id, isVisible: true }))));
  });

  api.get("/content/v2/object/all", (context) => {
    const { name = "", limit = "30", offset = "0", parentID } = context.req.query();
    const found = subjects.filter(
      (one) =>
        one.name.toLowerCase().includes(name.toLowerCase()) && (!parentID || one.parentId === readInteger(parentID)),
    );
    const start = readInteger(offset) ?? 0;
    const page = found.slice(start, start + Math.min(readInteger(limit) ?? 30, 1000));
    return context.json(
      contentOk(
        page.map(({ id, parentId, name: subjectName, parentName }) => ({
          subjectID: id,
          parentID: parentId,
          subjectName,
          parentName,
        })),
      ),
    );
  });

  api.get("/content/v2/object/charcs/:subjectId", (context) => {
    const id = readInteger(context.req.param("subjectId"));
    if (id === null) return contentError(context, 400, "Invalid request format");
    const subject = findSubject(id);
    return context.json(contentOk(subject?.characteristics.map((one) => toWire(one, subject)) ?? []));
  });

  for (const [name, values] of Object.entries(directories)) {
    api.get(`/content/v2/directory/${name}`, (context) => context.json(contentOk(values)));
  }
  return api;
}

const toWire = (characteristic: Characteristic, subject: Subject) => ({
  charcID: characteristic.id,
  subjectName: subject.name,
  subjectID: subject.id,
  name: characteristic.name,
  required: characteristic.isRequired,
  unitName: characteristic.unit,
  maxCount: characteristic.maxCount,
  popular: false,
  charcType: charcTypes[characteristic.type],
  hasFilter: false,
  isVariable: false,
  existNamedField: characteristic.isCardField,
});
