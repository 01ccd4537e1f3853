/// Keycloak, and the realm as the file says.
///
/// `k8s/keycloak/palermo-realm.json` is what production imports. On one machine the sample is laid over it
/// (`sample/realm.json`: accounts, clients, sign-in without a second factor), never the other way round. Every start
/// brings an existing realm to the two files; what people added beside them stays.
package org.palermo.local.identity;
