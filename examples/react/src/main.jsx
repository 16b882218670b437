import { createRoot } from "react-dom/client";

import { Books } from "./Books.jsx";

createRoot(document.getElementById("root")).render(<Books />);
