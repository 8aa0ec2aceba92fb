import type { Catalogue } from "@/lib/language";

export const libAuth: Catalogue = {
  "Nothing here takes {0}.": "Hier wird {0} nicht angenommen.",
  "This is not the setup code. It is printed where the server was started.":
    "Das ist nicht der Einrichtungscode. Er steht dort, wo der Server gestartet wurde.",
  "You are signed in as {0}, but this page is {1}'s. Nothing was changed, and what was typed is still here. Sign in as {2} in another tab, or reload the page to go on as {3}.":
    "Sie sind als {0} angemeldet, diese Seite gehört aber {1}. Es wurde nichts geändert, und das Geschriebene ist noch da. Melden Sie sich in einem anderen Tab als {2} an, oder laden Sie die Seite neu, um als {3} weiterzumachen.",
  "You are signed in as {0}, but this page is somebody else's. Nothing was changed. Reload the page to go on as {1}.":
    "Sie sind als {0} angemeldet, diese Seite gehört aber jemand anderem. Es wurde nichts geändert. Laden Sie die Seite neu, um als {1} weiterzumachen.",
};
