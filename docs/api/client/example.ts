// Asks where a woman can sleep tonight, and holds the places of the first answer. `npm run compile` checks it against the API.
import createClient from "openapi-fetch";
import type { paths } from "./target/shelter-capacity-service.js";

/**
 * @param address of the gateway, e.g. https://palermo.example
 * @param token an access token, see docs/guides/api.md
 * @param region where she is, ISO 3166-2
 * @returns the reference of the hold, or nothing when no shelter is free
 */
export async function holdForTonight(address: string, token: string, region: string): Promise<string | undefined> {
  const shelters = createClient<paths>({ baseUrl: address, headers: { Authorization: `Bearer ${token}` } });
  const search = await shelters.POST("/api/shelter/v1/availability-searches", {
    body: { nights: 1, women: 1, children: [], region },
  });
  const free = search.data?.offers.find((offer) => offer.offer !== undefined);
  if (free?.offer === undefined) {
    return undefined;
  }
  const hold = await shelters.POST("/api/shelter/v1/holds", {
    body: { offer: free.offer },
    params: { header: { "Idempotency-Key": crypto.randomUUID() } },
  });
  return hold.data?.reference;
}
