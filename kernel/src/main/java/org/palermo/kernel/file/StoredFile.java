package org.palermo.kernel.file;

import java.util.UUID;

/// A file that is on the disk.
///
/// @param size of the file as it was sent, in bytes
/// @param sha256 of the file as it was sent. It recognises a known file, so it is sealed where it is stored
/// @param storedBytes size as it is stored
/// @param storedSha256 of the stored bytes: it tells nothing of the content, and a backup can check it without a key
public record StoredFile(UUID id, long size, byte[] sha256, long storedBytes, byte[] storedSha256) {}
