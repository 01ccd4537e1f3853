package org.palermo.portal.referral;

/// @param name in the reader's language
public record CodeName(String code, String name) {}
