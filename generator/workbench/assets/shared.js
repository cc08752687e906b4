// What the scripts of all pages use: sending, notices, addresses.
const notice = document.querySelector("p.notice");

export function say(text) {
  notice.textContent = text;
  notice.hidden = !text;
}

export async function send(address, given = {}) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(given),
  });
  if (!answer.ok && answer.status !== 409) throw new Error(await answer.text());
  return answer.status === 204 ? null : answer.json();
}

export function unitAddress(name) {
  return "/unit/" + name.split("/").map(encodeURIComponent).join("/");
}
