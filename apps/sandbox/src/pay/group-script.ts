/**
 * Groups what is typed or pasted like the card has it, keeping the caret behind the same digit, and lets the button say
 * what it is doing. Without it the page works the same: the server accepts any spacing and charges once.
 */
export const groupScript = `
(() => {
  const group = (id, shape) => {
    const field = document.getElementById(id);
    if (!field) return;
    field.addEventListener("input", (event) => {
      const erasing = (event.inputType || "").startsWith("delete");
      const atEnd = field.selectionStart === field.value.length;
      const before = field.value.slice(0, field.selectionStart).replace(/\\D/g, "").length;
      field.value = shape(field.value.replace(/\\D/g, ""), erasing);
      let at = 0;
      for (let seen = 0; at < field.value.length && seen < before; at += 1) if (/\\d/.test(field.value[at])) seen += 1;
      if (atEnd) at = field.value.length;
      field.setSelectionRange(at, at);
    });
  };
  group("number", (digits) => digits.slice(0, 19).replace(/(\\d{4})(?=\\d)/g, "$1 "));
  group("expiry", (digits, erasing) => {
    const four = /^[2-9]/.test(digits) ? "0" + digits : digits;
    const year = four.length > 4 ? four.slice(-2) : four.slice(2);
    return four.length > 2 || (four.length === 2 && !erasing) ? four.slice(0, 2) + " / " + year : four;
  });
  group("cvc", (digits) => digits.slice(0, 4));
  const form = document.getElementById("card");
  if (!form) return;
  const button = form.querySelector("button");
  const words = button.textContent;
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) return event.preventDefault();
    sent = true;
    button.textContent = "Paying…";
  });
  addEventListener("pageshow", () => { sent = false; button.textContent = words; });
})();
`;
