import type { Catalogue } from "@/lib/language";

export const libAuth: Catalogue = {
  "Nothing here takes {0}.": "Hier wird {0} nicht angenommen.",
  "This is not the setup code. It is printed where the server was started.":
    "Das ist nicht der Einrichtungscode. Er steht dort, wo der Server gestartet wurde.",
};
