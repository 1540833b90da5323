(() => {
  "use strict";
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);

  const theme = byId("theme");
  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const nameTheme = () => { theme.textContent = isDark() ? "Light mode" : "Dark mode"; };
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    nameTheme();
  });
  nameTheme();
  theme.hidden = false;

  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector(".runs-of-cell:target .close");
    if (open) open.click();
  });

  const table = document.querySelector(".grid");
  if (!table) return;
  const days = Array.from(table.tBodies);
  const rows = days.flatMap((day) => Array.from(day.rows).slice(1));
  const reds = ["flaky", "regression", "environment", "timeout", "failed"];
  const kind = byId("kind");
  const smoke = byId("smoke");
  const order = byId("order");
  const head = table.tHead.rows[0];
  const smokes = Array.from(head.cells).filter((cell) => cell.classList.contains("smoke")).map((cell) => cell.cellIndex);

  const isShown = (row) => {
    if (!kind.value) return true;
    return Array.from(row.querySelectorAll("[data-kind]")).some((cell) => {
      if (cell.hidden) return false;
      return kind.value === "red" ? reds.includes(cell.dataset.kind) : cell.dataset.kind === kind.value;
    });
  };

  const filter = () => {
    const chosen = Number(smoke.value);
    for (const row of [head, ...rows]) {
      smokes.forEach((column, i) => { row.cells[column].hidden = chosen > 0 && i + 1 !== chosen; });
    }
    rows.forEach((row) => { row.hidden = !isShown(row); });
    days.forEach((day) => { day.hidden = Array.from(day.rows).slice(1).every((row) => row.hidden); });
    byId("shown").textContent = rows.filter((row) => !row.hidden).length + " of " + rows.length + " merges";
  };

  kind.addEventListener("change", filter);
  smoke.addEventListener("change", filter);
  order.addEventListener("click", () => {
    for (const day of Array.from(table.tBodies).reverse()) {
      Array.from(day.rows).slice(1).reverse().forEach((row) => day.append(row));
      table.append(day);
    }
    order.textContent = order.textContent === "Oldest first" ? "Newest first" : "Oldest first";
  });
  addEventListener("hashchange", () => {
    const target = byId(location.hash.slice(1));
    const row = target && target.closest("tr");
    if (!row || !row.hidden) return;
    kind.value = "";
    filter();
    target.scrollIntoView();
  });
  byId("filter").hidden = false;
  filter();
})();
