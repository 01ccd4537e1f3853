package org.palermo.portal.referral;

/// @param name in the language of who reads it
public record CodeName(String code, String name) {}
