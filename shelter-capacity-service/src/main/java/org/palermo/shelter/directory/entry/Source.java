package org.palermo.shelter.directory.entry;

/// Where an entry of the directory comes from.
public enum Source {
    SHELTER,
    CONFIDENTIAL,
    MECHANISM,
    IMPORT
}
