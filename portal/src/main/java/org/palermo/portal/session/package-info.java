/// Who is signed in, and how that ends.
///
/// The browser holds a random reference and nothing else; the tokens stand in the portal's database, encrypted under
/// the portal's own key. Quarkus' `oidc-db-token-state-manager` was weighed: it keeps the reference itself as the key
/// of a row, does not know the provider's session and so cannot end one, binds no ciphertext to its row, and creates
/// its table as the serving role.
///
/// Tokens are renewed here and not by Quarkus, which renews for each request of its own: a refresh token is good once, and
/// two tabs at two replicas would sign their person out.
///
/// Invariants: no token leaves the server; a reference that is not in the table is nobody; one request renews a session at a time; a session that the
/// identity provider ended is removed from the table when it says so, and so on every replica.
package org.palermo.portal.session;
