/* Passkeys: asks the browser for one and hands what it gives to the form around the button.

   A form with data-passkey="get" or "create" holds a hidden field "credential". Its options stand in a <script type="application/json">
   with the id in data-options, or are fetched from the address of the form. Without JavaScript, or without passkeys in this browser, the
   form is sent as it is, and the server answers with a sentence. */
"use strict";

(() => {
  const decode = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
  const encode = (bytes) =>
    btoa(String.fromCharCode(...new Uint8Array(bytes)))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replaceAll("=", "");
  const decodeIds = (list) => (list || []).map((item) => ({ ...item, id: decode(item.id) }));

  async function optionsOf(form) {
    const element = document.getElementById(form.dataset.options);
    if (element) {
      const options = JSON.parse(element.textContent);
      return options.creation_options || options.request_options;
    }
    const answer = await fetch(form.action, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } });
    if (!answer.ok) {
      throw new Error("no options");
    }
    return (await answer.json()).request_options;
  }

  async function create(options) {
    const publicKey = { ...options.publicKey };
    publicKey.challenge = decode(publicKey.challenge);
    publicKey.user = { ...publicKey.user, id: decode(publicKey.user.id) };
    publicKey.excludeCredentials = decodeIds(publicKey.excludeCredentials);
    // Always one that logs in by itself, with the lock of the device.
    publicKey.authenticatorSelection = { residentKey: "required", requireResidentKey: true, userVerification: "required" };
    const made = await navigator.credentials.create({ publicKey });
    return {
      ...common(made),
      response: { clientDataJSON: encode(made.response.clientDataJSON), attestationObject: encode(made.response.attestationObject) },
    };
  }

  async function get(options) {
    const publicKey = { ...options.publicKey };
    publicKey.challenge = decode(publicKey.challenge);
    publicKey.allowCredentials = decodeIds(publicKey.allowCredentials);
    const used = await navigator.credentials.get({ publicKey });
    const response = used.response;
    return {
      ...common(used),
      response: {
        clientDataJSON: encode(response.clientDataJSON),
        authenticatorData: encode(response.authenticatorData),
        signature: encode(response.signature),
        userHandle: response.userHandle ? encode(response.userHandle) : null,
      },
    };
  }

  const common = (credential) => ({
    id: credential.id,
    rawId: encode(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
  });

  function tell(form, words) {
    const place = form.querySelector("[data-says]");
    place.textContent = words;
    place.hidden = false;
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.addEventListener("submit", async (event) => {
      const field = form.querySelector("[name=credential]");
      if (field.value) {
        return;
      }
      event.preventDefault();
      if (!window.PublicKeyCredential) {
        tell(form, form.dataset.impossible);
        return;
      }
      try {
        const options = await optionsOf(form);
        const credential = await (form.dataset.passkey === "create" ? create : get)(options);
        field.value = JSON.stringify(credential);
        form.submit();
      } catch {
        tell(form, form.dataset.failed);
      }
    });
  }
})();
