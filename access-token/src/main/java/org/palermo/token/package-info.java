/// How an access token is checked, for the gateway and every service.
///
/// Every application verifies the token by itself: the gateway refuses callers without a valid token, and a service does
/// not trust the network behind the gateway. Both must refuse the same tokens, so both use this jar, its beans and the
/// defaults in its `META-INF/microprofile-config.properties`.
///
/// Invariants: a token must be signed with RS256, PS256 or ES256 by a key of the issuer's set; its issuer and one of its
/// audiences must be the configured ones; it must have an end and a subject; it must be an access token (`typ` is
/// `Bearer`), not an ID or refresh token; it is refused 10 seconds after its end. An application whose configuration would
/// accept more refuses every token. An application is not ready before it has the issuer's keys, and never loses them by
/// an answer without keys. A token with an unknown key is refused only when the issuer's last answer, at most ten seconds
/// old, has no such key; while the keys can't be fetched, the answer is 503.
package org.palermo.token;
