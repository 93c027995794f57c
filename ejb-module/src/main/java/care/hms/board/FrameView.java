package care.hms.board;

import java.time.ZoneId;

/**
 * What stands around every page.
 *
 * @param hospital the hospital's name; null for SYSTEM_ADMIN
 * @param zone in which all times are told; UTC for SYSTEM_ADMIN
 * @param alerts how many alerts are open that the person may attend to
 * @param unread how many of the own messages are not read
 */
public record FrameView(String firstName, String lastName, String hospital, ZoneId zone, long alerts, long unread) {}
