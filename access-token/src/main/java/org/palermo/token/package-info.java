/// What the gateway and every service demand of an access token, said once.
///
/// Every application verifies the token by itself: the gateway keeps strangers out, and a service does not trust
/// the network behind it. Both must refuse the same tokens, so both take this jar, its beans and the defaults in its
/// `META-INF/microprofile-config.properties`.
///
/// Invariants: a token is signed with RS256, PS256 or ES256 by a key of the issuer's set; its issuer and one
/// of its audiences are the configured ones; it has an end and a subject; it is an access token (`typ` is `Bearer`),
/// not an ID or refresh token; it is refused 10 seconds after its end. An application whose configuration would
/// demand less refuses every token. An application is not ready before it has the issuer's keys, and never loses them to an
/// answer without keys. A token whose key it does not know is refused only when the issuer's last answer, ten seconds old
/// at most, has no such key; while the keys can't be fetched, the answer is 503.
package org.palermo.token;
