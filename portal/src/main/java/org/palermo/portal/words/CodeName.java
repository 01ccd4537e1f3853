package org.palermo.portal.words;

/// @param name in the reader's language
public record CodeName(String code, String name) {}
