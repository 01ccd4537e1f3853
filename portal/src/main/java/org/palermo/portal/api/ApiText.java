package org.palermo.portal.api;

/// The answer to a call for a page that a service writes itself.
///
/// @param status of HTTP; 0 when there was no answer
/// @param text null when there is none
public record ApiText(int status, String text) {}
