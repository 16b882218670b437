const API = import.meta.env.VITE_API ?? "http://localhost:8000";

/** Ask the API with the session's cookie, which takes "include" in every request. */
async function ask(path, options) {
  const response = await fetch(API + path, { credentials: "include", ...options });

  if (!response.ok) {
    const { error } = await response.json();
    throw new Error(error);
  }

  return response;
}

function post(path, data) {
  const headers = { "Content-Type": "application/json" };
  return ask(path, { method: "POST", headers, body: JSON.stringify(data) });
}

export const readBooks = async () => (await ask("/api/books")).json();
export const logIn = (name) => post("/api/login", { name });
export const addBook = (title) => post("/api/books", { title });
