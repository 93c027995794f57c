/**
 * The staff's pages: a {@code *Page} bean each, which reads views and calls the same use cases as the API, and a Facelets
 * file that shows them. {@link care.hms.web.pages.Page} names them all and who may see them.
 */
package care.hms.web.pages;
