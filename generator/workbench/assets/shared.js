// What the scripts of all pages use: sending, notices, addresses.
const notice = document.querySelector("p.notice");

export function say(text) {
  notice.textContent = text;
  notice.hidden = !text;
}

const LOST = "工作台没有回答，也许已经关闭。没有保存的文字还在这一页。";

/** Say why something did not work; what a browser says of a server that is gone is English. */
export function blame(error) {
  if (!document.querySelector("main").hidden) say(error instanceof TypeError ? LOST : error.message || LOST);
}

/** Read an address; what is refused is said in the answer itself. */
export async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
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
