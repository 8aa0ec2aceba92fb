// A process that takes batches from a program, and prints each one's number only after its answer.
import { handleApi } from "@/lib/api/handle";

const [key = "", leadId = "", from = "0", to = "0"] = process.argv.slice(2);
const activities = Array.from({ length: 20 }, () => ({ leadId, type: "page_view" }));

for (let n = Number(from); n < Number(to); n += 1) {
  const response = await handleApi(
    new Request("http://localhost/api/v1/activities/batch", {
      method: "POST",
      headers: {
        authorization: `Bearer ${key}`,
        "content-type": "application/json",
        "idempotency-key": `batch-${n}`,
      },
      body: JSON.stringify({ activities }),
    }),
  );
  if (response.status !== 200) throw new Error(await response.text());
  process.stdout.write(`${n}\n`);
}
process.stdout.write("done\n");
// Some handles stay open; the work is over.
process.exit(0);
