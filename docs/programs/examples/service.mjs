// Sessions over HTTP, kept in SQLite: POST and GET /<client>/<form>, and GET /<client>/<form>/picture.
//
//     npm install alliance-scoring fastify sql.js
//     await service("clinic.sqlite").listen({ port: 3000 });
//
// An example without logins, encryption or backups: answers are health data, so add them before it meets a client.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import Fastify from "fastify";
import initSqlJs from "sql.js";
import { alertsOf, changeOf, courseOf, detectRuptures, instruments, norms, seriesOf, unwrap } from "alliance-scoring";
import { chartData, svg } from "alliance-scoring/chart";

const { Database } = await initSqlJs();
/** The forms in use, with the norms that this clinic chose. */
const forms = { srs: { alertNorm: norms.srs.developer }, ors: { changeNorm: norms.ors.developer }, waiSr: {} };

export function service(file) {
  const database = new Database(existsSync(file) ? readFileSync(file) : undefined);
  database.run("CREATE TABLE IF NOT EXISTS sessions (client, form, session, json, UNIQUE (client, form, session))");
  const stored = ({ client, form }) => {
    const [table] = database.exec("SELECT json FROM sessions WHERE client = ? AND form = ?", [client, form]);
    return (table?.values ?? []).map(([json]) => JSON.parse(json));
  };
  const read = (params) => {
    const { alertNorm, changeNorm: norm } = forms[params.form];
    const course = unwrap(courseOf(instruments[params.form], stored(params)));
    const series = seriesOf(course, "total");
    const ruptures = course.construct === "alliance" ? detectRuptures(series) : undefined;
    const change = norm && changeOf(course, { norm, cutoff: norm.clinicalCutoff.adultSelf });
    return { course, series, ruptures, change, alerts: alertNorm && alertsOf(course, alertNorm) };
  };

  const app = Fastify();
  // The framework's own sentences may quote what was sent.
  app.setErrorHandler(({ statusCode = 500, code }, _, reply) => reply.code(statusCode).send({ issues: [{ code }] }));
  app.addHook("onRequest", async ({ params }, reply) => Object.hasOwn(forms, params.form) || reply.callNotFound());
  app.post("/:client/:form", { schema: { body: { type: "object" } } }, ({ params, body }, reply) => {
    const course = courseOf(instruments[params.form], [...stored(params), body]);
    if (!course.ok) return reply.code(400).send({ issues: course.issues });
    const row = [params.client, params.form, body.session, JSON.stringify(body)];
    database.run("INSERT INTO sessions VALUES (?, ?, ?, ?)", row);
    writeFileSync(file, database.export());
    return reply.code(201).send(course.value.sessions.find(({ session }) => session === body.session));
  });
  app.get("/:client/:form", ({ params }) => read(params));
  app.get("/:client/:form/picture", ({ params }, reply) => {
    const { series, ruptures: analysis } = read(params);
    return reply.type("image/svg+xml").send(svg(chartData([{ series, analysis }])));
  });
  return app;
}
