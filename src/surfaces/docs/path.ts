/** Where the page is mounted: `/docs` and what it loads below it. */
export const docsPath = '/docs/*';
