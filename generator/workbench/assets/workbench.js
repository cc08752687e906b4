// What every page begins with: the button that closes the workbench, and the page's own script.
import { blame, say, send } from "./shared.js";

document.querySelector("[data-stop]").addEventListener("click", () => stop().catch(blame));

async function stop() {
  await send("/stop");
  document.querySelector("main").hidden = true;
  say("工作台已关闭，可以关掉这个页面。再用时运行 ziping open。");
}

const begun = (page) => Promise.resolve(page.begin()).catch(blame);
if (document.querySelector("[data-rows]")) begun(await import("./units.js"));
if (document.querySelector("[data-unit]")) begun(await import("./unit.js"));
if (document.querySelector("[data-wording]")) begun(await import("./wording.js"));
