package org.palermo.portal.api;

/// A small file that a service has made.
///
/// @param status 0 without an answer
/// @param type its media type, or null
/// @param bytes null unless the status is 200
/// @param more whether the service says that there is more than the file has
public record ApiBytes(int status, String type, byte[] bytes, boolean more) {}
