/// Sign-in, sessions and sign-out.
///
/// The browser holds a random reference and nothing else. The tokens are in the portal's database, encrypted with the
/// portal's own key. Quarkus' `oidc-db-token-state-manager` was considered and rejected: it uses the reference itself as the
/// row's key, does not store the provider's session and so cannot end one, does not bind the ciphertext to its row, and
/// creates its table as the serving role.
///
/// The portal renews tokens itself, because Quarkus would renew them separately in each request: a refresh token can be used once, and two
/// tabs at two replicas would sign the person out.
///
/// Invariants: No token leaves the server. A reference that is not in the table counts as signed out. One request at a time
/// renews a session. A session that the identity provider has ended is removed from the table at once, and so on every
/// replica.
package org.palermo.portal.session;
