import { useEffect, useState } from "react";

import { addBook, logIn, readBooks } from "./api.js";

export function Books() {
  const [{ books, name }, setShelf] = useState({ books: [], name: null });
  const [error, setError] = useState("");

  async function act(change) {
    try {
      await change?.();
      setShelf(await readBooks());
      setError("");
    } catch (error) {
      // "Failed to fetch", if the API does not allow this page: the console says why.
      setError(error.message);
    }
  }

  useEffect(() => {
    act();
  }, []);

  return (
    <main>
      <h1>Books</h1>
      <ul>
        {books.map((title, index) => (
          <li key={index}>{title}</li>
        ))}
      </ul>
      <p id="who">{name ? `You are ${name}` : "You are not logged in"}</p>
      <button id="login" onClick={() => act(() => logIn("Ada"))}>
        Log in as Ada
      </button>
      <button id="add" onClick={() => act(() => addBook("Persuasion"))}>
        Add a book
      </button>
      <p id="error">{error}</p>
    </main>
  );
}
