package org.palermo.portal.session;

import java.time.Instant;

/// An open session as its owner sees it.
///
/// @param id names it in the form that ends it: a hash of the session at the identity provider
/// @param browser its own name, or null
/// @param system its own name, or null
/// @param beganAt null when it is not known
/// @param current whether it is the one in which the page is read
public record OwnSession(String id, String browser, String system, Instant beganAt, boolean current) {}
