package org.palermo.portal.gateway;

/// A search for a case file.
///
/// @param reference the reference that people use for the file
record SearchCases(String reference) {}
