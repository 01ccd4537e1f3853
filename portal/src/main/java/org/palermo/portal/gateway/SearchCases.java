package org.palermo.portal.gateway;

/// Looks for a case file.
///
/// @param reference what people call it
record SearchCases(String reference) {}
